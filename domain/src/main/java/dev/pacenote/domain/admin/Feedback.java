package dev.pacenote.domain.admin;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person told us, exactly as typed.
 *
 * @param id number of the message, from 1
 * @param readAt when an admin marked it as read; the first time stays
 */
public record Feedback(
        long id, AccountId author, Draft draft, Instant createdAt, Optional<Instant> readAt) {

    /** Unread messages of one person at a time. */
    public static final int MAX_UNREAD = 10;

    /** What it is about. */
    public enum Kind {
        BUG,
        FEATURE,
        GENERAL,
        OTHER;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String word) {
            for (var kind : values()) {
                if (kind.wireName().equals(word)) {
                    return kind;
                }
            }
            throw new InvalidValueException(
                    "unknown_value", "The type must be bug, feature, general or other.");
        }
    }

    /** The message: 10 to 2,000 characters, white space at its ends not counted. Never cut. */
    public record Text(String value) {
        public static final int MIN_LENGTH = 10;
        public static final int MAX_LENGTH = 2_000;

        public Text {
            var counted = value.strip();
            int length = counted.codePointCount(0, counted.length());
            if (length < MIN_LENGTH) {
                throw new InvalidValueException(
                        "too_short", "Please write at least " + MIN_LENGTH + " characters.");
            }
            if (length > MAX_LENGTH) {
                throw new InvalidValueException(
                        "too_long", "Please write at most 2,000 characters.");
            }
        }
    }

    /** A message before it is stored. */
    public record Draft(Text text, Kind kind) {}
}
