/** Data screen: protected files, time zones, quality, keep-until. */
export const intake = {
  'password.title': '受保護的檔案',
  'password.text': '此檔案設有密碼。密碼只用於這個檔案，不會儲存，也不會寫入任何地方。',
  'password.label': '檔案密碼',
  'password.open': '開啟',
  'zone.title': '{column} 的時區',
  'zone.asWritten': '日期依原文',
};
