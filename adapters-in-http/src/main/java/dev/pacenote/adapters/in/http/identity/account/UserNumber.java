package dev.pacenote.adapters.in.http.identity.account;

import dev.pacenote.adapters.in.http.platform.request.NumberPath;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.regex.Pattern;

/** The number of an account, as a text. */
public record UserNumber(AccountId account) {

    public static final String PATTERN = NumberPath.PATTERN;

    private static final Pattern FORM = Pattern.compile(PATTERN);

    public static UserNumber of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException("invalid_id", "This is not a valid number.");
        }
        return new UserNumber(new AccountId(Long.parseLong(text)));
    }
}
