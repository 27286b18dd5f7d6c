package dev.pacenote.adapters.in.http.messages.conversation;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.regex.Pattern;

/** The number of an account, as a text. */
record UserNumber(AccountId account) {

    static final String PATTERN = "^[1-9][0-9]{0,17}$";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    static UserNumber of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException("invalid_id", "This is not a valid number.");
        }
        return new UserNumber(new AccountId(Long.parseLong(text)));
    }
}
