package dev.ballast.tables.kind;

/// The usual spellings of a day or a month of the calendar.
///
/// | spelling | years |
/// |---|---|
/// | `yyyymmdd`, `ddmmyyyy`, `mmddyyyy`, `yyyymm`, `yyyymmddhhmm`, `yyyymmddhhmmss`, digits only, also as `20240131.0` | 1800 to 2200, and 9999-12-31 |
/// | `yymmdd` | all |
/// | `yyyy-m-d`, `d-m-yyyy`, `m-d-yyyy`, with `-`, `/` or `.`, alone or before a time of day | 1 to 9999 |
///
/// Months and days are real: there is no 20230229. A column is of dates if one spelling fits all its values, so a spelling is
/// a bit, and the spellings of several values are the bits they share.
final class CalendarSpelling {

    /// Every spelling.
    static final int ALL = -1;

    private static final int YMD = 1;
    private static final int DMY = 1 << 1;
    private static final int MDY = 1 << 2;
    private static final int YM = 1 << 3;
    private static final int SHORT_YMD = 1 << 4;
    private static final int YMD_HM = 1 << 5;
    private static final int YMD_HMS = 1 << 6;
    private static final int TEXT_YMD = 1 << 7;
    private static final int TEXT_DMY = 1 << 8;
    private static final int TEXT_MDY = 1 << 9;

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2200;
    private static final int OPEN_END = 99_991_231;
    private static final int LONGEST = 40;
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CalendarSpelling() {
    }

    /// Returns the spellings that fit a value.
    ///
    /// @param buffer holds the value
    /// @param begin  where it begins
    /// @param end    where it ends
    /// @return a bit for each spelling; 0 if it is no day
    static int of(char[] buffer, int begin, int end) {
        int digits = digitsEnd(buffer, begin, end);
        if (digits == begin || end - begin > LONGEST) {
            return 0;
        }
        return digits == end || isWhole(buffer, digits, end)
                ? compact(buffer, begin, digits - begin)
                : separated(buffer, begin, digits, end);
    }

    /// Whether nothing but a point and zeros follow.
    private static boolean isWhole(char[] buffer, int from, int end) {
        if (buffer[from] != '.') {
            return false;
        }
        int at = from + 1;
        while (at < end && buffer[at] == '0') {
            at++;
        }
        return at == end;
    }

    private static int compact(char[] buffer, int begin, int digits) {
        return switch (digits) {
            case 6 -> sixDigits(number(buffer, begin, 6));
            case 8 -> eightDigits(number(buffer, begin, 8));
            case 12 -> isDay(number(buffer, begin, 8)) && isTime(number(buffer, begin + 8, 4) * 100) ? YMD_HM : 0;
            case 14 -> isDay(number(buffer, begin, 8)) && isTime(number(buffer, begin + 8, 6)) ? YMD_HMS : 0;
            default -> 0;
        };
    }

    private static int sixDigits(int value) {
        int month = value % 100;
        boolean ofMonths = month >= 1 && month <= 12 && isYear(value / 100);
        boolean ofDays = isDay(2000 + value / 10_000, value / 100 % 100, month);
        return (ofMonths ? YM : 0) | (ofDays ? SHORT_YMD : 0);
    }

    private static int eightDigits(int value) {
        int first = value / 1_000_000;
        int second = value / 10_000 % 100;
        int year = value % 10_000;
        return (isDay(value) ? YMD : 0) | (isYear(year) && isDay(year, second, first) ? DMY : 0)
                | (isYear(year) && isDay(year, first, second) ? MDY : 0);
    }

    private static boolean isDay(int value) {
        return value == OPEN_END
                || (isYear(value / 10_000) && isDay(value / 10_000, value / 100 % 100, value % 100));
    }

    private static boolean isYear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static boolean isDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return day <= DAYS[month - 1] + (month == 2 && leap ? 1 : 0);
    }

    private static boolean isTime(int value) {
        return value / 10_000 < 24 && value / 100 % 100 < 60 && value % 100 <= 60;
    }

    private static int separated(char[] buffer, int begin, int firstEnd, int end) {
        char separator = buffer[firstEnd];
        int secondEnd = digitsEnd(buffer, firstEnd + 1, end);
        if ((separator != '-' && separator != '/' && separator != '.') || secondEnd == end
                || buffer[secondEnd] != separator) {
            return 0;
        }
        int thirdEnd = digitsEnd(buffer, secondEnd + 1, end);
        int firstDigits = firstEnd - begin;
        int secondDigits = secondEnd - firstEnd - 1;
        int thirdDigits = thirdEnd - secondEnd - 1;
        if (!isOneOrTwo(secondDigits) || !endsOrTime(buffer, thirdEnd, end)) {
            return 0;
        }
        int second = number(buffer, firstEnd + 1, secondDigits);
        if (firstDigits == 4 && isOneOrTwo(thirdDigits)) {
            int year = number(buffer, begin, 4);
            return year > 0 && isDay(year, second, number(buffer, secondEnd + 1, thirdDigits)) ? TEXT_YMD : 0;
        }
        if (isOneOrTwo(firstDigits) && thirdDigits == 4) {
            int first = number(buffer, begin, firstDigits);
            int year = number(buffer, secondEnd + 1, 4);
            return year == 0
                    ? 0
                    : (isDay(year, second, first) ? TEXT_DMY : 0) | (isDay(year, first, second) ? TEXT_MDY : 0);
        }
        return 0;
    }

    private static boolean isOneOrTwo(int digits) {
        return digits == 1 || digits == 2;
    }

    /// Whether the date ends here, or a time of day follows: `T10:30`, ` 9:05:00.125`, with `Z` or an offset or without.
    private static boolean endsOrTime(char[] buffer, int from, int end) {
        if (from == end) {
            return true;
        }
        int hours = digitsEnd(buffer, from + 1, end);
        if ((buffer[from] != 'T' && buffer[from] != ' ') || !isOneOrTwo(hours - from - 1) || hours == end
                || buffer[hours] != ':') {
            return false;
        }
        for (int at = hours; at < end; at++) {
            char c = buffer[at];
            if ((c < '0' || c > '9') && ":.+-Z".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static int digitsEnd(char[] buffer, int from, int end) {
        int at = from;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') {
            at++;
        }
        return at;
    }

    private static int number(char[] buffer, int from, int digits) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            value = 10 * value + buffer[from + i] - '0';
        }
        return value;
    }
}
