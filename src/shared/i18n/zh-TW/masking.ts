import type { masking as en } from '../en/masking.ts';
import type { Translated } from '../message.ts';

export const masking: Translated<typeof en> = {
  title: '顯示個人資料',
  kept: '匯入時照原樣保留、在所有畫面上遮罩顯示：{kinds}。',
  lead: '顯示期間，看得到畫面的人都能讀到。報告和從畫面儲存的表格中從不出現。',
  nothing: '這裡沒有遮罩的內容：沒有一次匯入照原樣保留姓名、電話或其他個人資料。',
  reason: '原因',
  'reason.request': '顧客詢問自己被保存了哪些資料',
  'reason.check': '核對資料',
  'reason.contact': '聯絡顧客',
  'reason.other': '其他原因',
  duration: '顯示多久',
  minutes: '{count} 分鐘',
  logged: '時間、原因和時長會寫入稽核紀錄。時間一到或工作區鎖定，即恢復遮罩。',
  show: '顯示',
  shown: '個人資料顯示到 {time}。',
  hide: '立即遮罩',
  masked: '已遮罩',
  ask: '暫時顯示',
  'contact.name': '姓名',
  'contact.phone': '電話',
  'contact.email': '電子郵件',
};
