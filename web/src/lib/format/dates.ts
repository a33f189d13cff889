// Patterns of dates in the language in force, always UTC.
import { timeFormatLocale, utcFormat } from 'd3-time-format';
import { language } from '../texts/language.ts';

const chinese = timeFormatLocale({
  dateTime: '%Y年%-m月%-d日 %H:%M:%S',
  date: '%Y-%m-%d',
  time: '%H:%M:%S',
  periods: ['上午', '下午'],
  days: ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'],
  shortDays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  months: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
  shortMonths: ['1月', '2月', '3月', '4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月'],
});

/** Writes dates by a pattern of d3-time-format: the first in English, the second in Chinese. */
export function dateFormat(english: string, inChinese: string): (time: Date) => string {
  return language === 'zh' ? chinese.utcFormat(inChinese) : utcFormat(english);
}
