/** Data screen: protected files, time zones, quality, keep-until. */
export const intake = {
  'password.title': '受保护的文件',
  'password.text': '此文件设有密码。密码只用于这个文件，不会保存，也不会写入任何地方。',
  'password.label': '文件密码',
  'password.open': '打开',
  'zone.title': '{column} 的时区',
  'zone.asWritten': '日期按原文',
};
