package dev.pacenote.adapters.in.http.identity.account;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;

/** How answers show an account's address. */
public final class AddressText {

    private AddressText() {}

    /** Empty where there is none: clients read a text, never null. */
    public static String of(Account account) {
        return account.email().map(EmailAddress::value).orElse("");
    }
}
