/** Settings of all imports to come. */
export const imports = {
  'settings.title': '匯入',
  'zone.label': '日期的時區',
  'zone.hint':
    '用於日後檔案中寫明與 UTC 時差的日期：依此時區的日子計算。匯入時為某欄位所作的選擇優先。已匯入的資料日期不變。',
};
