/** A file with several tables one below another, and the quality that an import ends with. */
export const tables = {
  title: '表格',
  option: '第 {line} 列起：{columns}',
  whole: '整個檔案視為一張表格',
  below: '第 {line} 列起是另一張表格（{columns}），不讀取。',
  above: '第 {line} 列起的表格（{columns}）不讀取。',
  asOne: '整個檔案視為一張表格讀取時，第 {line} 列起的表格（{columns}）的列大多會被拒絕。',
  'score.title': '檔案品質',
  'score.share': '{share} 的列沒有問題',
  'score.note':
    '{of} 列資料中有 {sound} 列被接受且沒有問題。遭拒絕的列、略過的重複列、已標記的列、沒有顧客的列，以及日期晚於匯入當天的列，都算有問題。',
  'score.changes': '上次匯入以來的變化',
};
