/** A file with several tables one below another, and the quality that an import ends with. */
export const tables = {
  title: '表格',
  option: '第 {line} 行起：{columns}',
  whole: '整个文件作为一张表格',
  below: '第 {line} 行起是另一张表格（{columns}），不读取。',
  above: '第 {line} 行起的表格（{columns}）不读取。',
  asOne: '整个文件作为一张表格读取时，第 {line} 行起的表格（{columns}）的行大多会被拒绝。',
  'score.title': '文件质量',
  'score.share': '{share} 的行没有问题',
  'score.note':
    '{of} 行数据中有 {sound} 行被接受且没有问题。被拒绝的行、略过的重复行、已标记的行、没有客户的行和日期晚于导入当天的行都算有问题。',
  'score.changes': '上次导入以来的变化',
};
