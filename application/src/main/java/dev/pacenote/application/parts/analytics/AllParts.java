package dev.pacenote.application.parts.analytics;

import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import java.util.List;
import java.util.Optional;

/** All parts of a workshop that are not archived, in no order: figures are about all of them. */
final class AllParts {

    private AllParts() {}

    static List<Part> of(Parts parts, AccountId account) {
        return parts.walk(account, Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(part -> !part.archived())
                .toList();
    }
}
