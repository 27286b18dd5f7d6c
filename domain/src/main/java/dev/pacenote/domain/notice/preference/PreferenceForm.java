package dev.pacenote.domain.notice.preference;

import dev.pacenote.domain.platform.InvalidValueException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which values a preference may have. Values are texts, whole numbers, flags, and lists of numbers.
 */
public sealed interface PreferenceForm {

    /**
     * The value as it is kept.
     *
     * @throws InvalidValueException when it is none of this form
     */
    Object checked(Object value);

    /** On or off. */
    record Flag() implements PreferenceForm {
        @Override
        public Object checked(Object value) {
            if (value instanceof Boolean) {
                return value;
            }
            throw refused("wrong_type", "This must be true or false.");
        }
    }

    /** One of some words. */
    record OneOf(List<String> words) implements PreferenceForm {
        public OneOf {
            words = List.copyOf(words);
        }

        @Override
        public Object checked(Object value) {
            if (value instanceof String word && words.contains(word)) {
                return word;
            }
            throw refused("unknown_value", "This must be one of " + String.join(", ", words) + ".");
        }
    }

    /** A whole number between two others, which it may be too. */
    record WholeNumber(int min, int max) implements PreferenceForm {
        @Override
        public Object checked(Object value) {
            if (value instanceof Integer number && number >= min && number <= max) {
                return number;
            }
            throw refused(
                    "out_of_range", "This must be a whole number from " + min + " to " + max + ".");
        }
    }

    /** A time of the day, to the minute, such as {@code 22:00}. */
    record TimeOfDay() implements PreferenceForm {

        private static final Pattern FORM = Pattern.compile("[0-9]{2}:[0-9]{2}");

        @Override
        public Object checked(Object value) {
            try {
                if (value instanceof String text && FORM.matcher(text).matches()) {
                    return LocalTime.parse(text).toString();
                }
            } catch (DateTimeException e) {
                // Said below.
            }
            throw refused("invalid_time", "This must be a time of the day such as 22:00.");
        }
    }

    /** Days of the week by their numbers, 1 for Monday, each once, in their order. */
    record Weekdays() implements PreferenceForm {

        private static final int SUNDAY = 7;

        @Override
        public Object checked(Object value) {
            if (value instanceof List<?> days
                    && days.stream().allMatch(day -> day instanceof Integer d && isDay(d))
                    && new HashSet<Object>(days).size() == days.size()) {
                return days.stream().map(Integer.class::cast).sorted().toList();
            }
            throw refused(
                    "unknown_value", "This must be a list of days from 1, Monday, to 7, Sunday.");
        }

        private static boolean isDay(int day) {
            return day >= 1 && day <= SUNDAY;
        }
    }

    /** A time zone by its name, such as {@code Europe/Riga}. */
    record TimeZone() implements PreferenceForm {
        @Override
        public Object checked(Object value) {
            if (value instanceof String name && ZoneId.getAvailableZoneIds().contains(name)) {
                return name;
            }
            throw refused("unknown_value", "This is no time zone such as Europe/Riga.");
        }
    }

    /** A language by its tag, such as {@code en} or {@code pt-BR}. */
    record Language() implements PreferenceForm {

        private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Z]{2})?");

        @Override
        public Object checked(Object value) {
            if (value instanceof String tag && TAG.matcher(tag).matches()) {
                return tag;
            }
            throw refused("unknown_value", "This must be a language such as en or pt-BR.");
        }
    }

    private static InvalidValueException refused(String code, String message) {
        return new InvalidValueException(code, message);
    }
}
