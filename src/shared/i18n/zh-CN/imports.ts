/** Settings of all imports to come. */
export const imports = {
  'settings.title': '导入',
  'zone.label': '日期的时区',
  'zone.hint':
    '用于今后文件中写明与 UTC 时差的日期：按此时区的日子计算。导入时为某列所作的选择优先。已导入的数据日期不变。',
};
