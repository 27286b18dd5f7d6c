package dev.pacenote.domain.parts.attachment;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.UUID;

/**
 * Where the bytes of an attachment are kept. It begins with the account, and nobody can guess the
 * rest.
 */
public record FileKey(AccountId account, UUID random) {

    /** Such as {@code 42/5f0c…}. */
    @Override
    public String toString() {
        return account + "/" + random;
    }
}
