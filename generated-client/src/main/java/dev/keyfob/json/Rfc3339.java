package dev.keyfob.json;

import jakarta.annotation.Nullable;
import java.text.ParsePosition;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses and formats RFC 3339 date-times. Common forms are parsed by position, because java.time's
 * parser takes longer than the rest of a response. Other forms are converted first.
 *
 * <p>Text is checked before parsing, because java.time's exceptions quote malformed text. Flight
 * recordings contain the messages even of caught exceptions.
 */
final class Rfc3339 {

  private static final int DATE_TIME_LENGTH = "2026-01-14T15:57:20".length();

  /**
   * Cache of parsed days, indexed by month and day. Dates of a response share few days, and a day
   * is a quarter of a date's memory. Threads share it without locks, because a day is immutable and
   * a lost update only costs another parse.
   */
  private static final LocalDate[] DAYS = new LocalDate[512];

  private Rfc3339() {}

  /** Returns the time, or null if the text is not a date-time with an offset. */
  static @Nullable OffsetDateTime parse(String text) {
    OffsetDateTime common = parseCommon(text);
    return common != null ? common : Fallback.parse(text);
  }

  private static @Nullable OffsetDateTime parseCommon(String s) {
    int length = s.length();
    if (length <= DATE_TIME_LENGTH
        || s.charAt(4) != '-'
        || s.charAt(7) != '-'
        || s.charAt(10) != 'T'
        || s.charAt(13) != ':'
        || s.charAt(16) != ':') {
      return null;
    }
    int year = digits(s, 0, 4);
    int month = digits(s, 5, 7);
    int day = digits(s, 8, 10);
    int hour = digits(s, 11, 13);
    int minute = digits(s, 14, 16);
    int second = digits(s, 17, 19);
    if ((year | month | day | hour | minute | second) < 0) {
      return null;
    }
    int at = DATE_TIME_LENGTH;
    int nanos = 0;
    if (s.charAt(at) == '.') {
      int scale = 100_000_000;
      int first = ++at;
      while (at < length && isDigit(s.charAt(at))) {
        nanos += (s.charAt(at) - '0') * scale;
        scale /= 10;
        at++;
      }
      if (at == first || at - first > 9) {
        return null;
      }
    }
    ZoneOffset offset = offset(s, at);
    if (offset == null) {
      return null;
    }
    return time(day(year, month, day), hour, minute, second, nanos, offset);
  }

  private static @Nullable OffsetDateTime time(
      @Nullable LocalDate day, int hour, int minute, int second, int nanos, ZoneOffset offset) {
    return day == null || hour > 23 || minute > 59 || second > 59
        ? null
        : OffsetDateTime.of(day, LocalTime.of(hour, minute, second, nanos), offset);
  }

  private static @Nullable LocalDate day(int year, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    int place = (month * 32 + day) % DAYS.length;
    LocalDate last = DAYS[place];
    if (last != null
        && last.getDayOfMonth() == day
        && last.getMonthValue() == month
        && last.getYear() == year) {
      return last;
    }
    if (day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    LocalDate read = LocalDate.of(year, month, day);
    DAYS[place] = read;
    return read;
  }

  private static @Nullable ZoneOffset offset(String s, int at) {
    int left = s.length() - at;
    if (left == 1 && s.charAt(at) == 'Z') {
      return ZoneOffset.UTC;
    }
    if (left != 6 || s.charAt(at + 3) != ':') {
      return null;
    }
    char sign = s.charAt(at);
    int hours = digits(s, at + 1, at + 3);
    int minutes = digits(s, at + 4, at + 6);
    if ((sign != '+' && sign != '-') || hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
      return null;
    }
    int seconds = (hours * 60 + minutes) * 60;
    if (seconds == 0) { // the common case, without the map lookup of ofTotalSeconds
      return ZoneOffset.UTC;
    }
    return ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
  }

  /** Returns the ISO 8601 date, or null if the text is none. */
  static @Nullable LocalDate parseDate(String text) {
    TemporalAccessor fields = fields(DateTimeFormatter.ISO_LOCAL_DATE, text);
    return fields == null ? null : day(fields);
  }

  /** Returns null for malformed text; the formatter's other methods throw and quote it. */
  private static @Nullable TemporalAccessor fields(DateTimeFormatter formatter, String text) {
    ParsePosition position = new ParsePosition(0);
    TemporalAccessor fields = formatter.parseUnresolved(text, position);
    return position.getIndex() == text.length() ? fields : null;
  }

  private static @Nullable LocalDate day(TemporalAccessor fields) {
    long year = fields.getLong(ChronoField.YEAR);
    return Math.abs(year) > Year.MAX_VALUE
        ? null
        : day(
            (int) year,
            number(fields, ChronoField.MONTH_OF_YEAR),
            number(fields, ChronoField.DAY_OF_MONTH));
  }

  /** Does not use {@code get(field)}, which throws and quotes a number that is out of range. */
  private static int number(TemporalAccessor fields, ChronoField field) {
    return (int) fields.getLong(field);
  }

  private static int digits(String s, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = s.charAt(i);
      if (!isDigit(c)) {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A holder class, so that the pattern is compiled only if an uncommon form occurs. */
  private static final class Fallback {

    private static final Pattern ISO_LIKE =
        Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[Tt ](\\d\\d:\\d\\d)(:\\d\\d(?:\\.\\d{1,9})?)? ?(Z|z|UTC|[+-]\\d\\d(?::?\\d\\d)?)");

    static @Nullable OffsetDateTime parse(String text) {
      Matcher form = ISO_LIKE.matcher(text);
      if (form.matches()) {
        String seconds = form.group(3) == null ? ":00" : form.group(3);
        return parseCommon(form.group(1) + 'T' + form.group(2) + seconds + offset(form.group(4)));
      }
      return parseRfc1123(text);
    }

    private static @Nullable OffsetDateTime parseRfc1123(String text) {
      TemporalAccessor fields = fields(DateTimeFormatter.RFC_1123_DATE_TIME, text);
      LocalDate day = fields == null ? null : day(fields);
      if (day == null
          || (fields.isSupported(ChronoField.DAY_OF_WEEK)
              && number(fields, ChronoField.DAY_OF_WEEK) != day.getDayOfWeek().getValue())) {
        return null;
      }
      int offset = number(fields, ChronoField.OFFSET_SECONDS);
      return Math.abs(offset) > ZoneOffset.MAX.getTotalSeconds()
          ? null
          : time(
              day,
              number(fields, ChronoField.HOUR_OF_DAY),
              number(fields, ChronoField.MINUTE_OF_HOUR),
              fields.isSupported(ChronoField.SECOND_OF_MINUTE)
                  ? number(fields, ChronoField.SECOND_OF_MINUTE)
                  : 0,
              0,
              ZoneOffset.ofTotalSeconds(offset));
    }

    private static String offset(String text) {
      return switch (text.length()) {
        case 1 -> "Z";
        case 3 -> text.equals("UTC") ? "Z" : text + ":00";
        case 5 -> text.substring(0, 3) + ':' + text.substring(3);
        default -> text;
      };
    }
  }

  static String format(OffsetDateTime time) {
    LocalDateTime local = time.toLocalDateTime();
    return local.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + time.getOffset().getId();
  }
}
