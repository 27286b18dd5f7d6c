package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.util.Optional;

/** How each workshop keeps its stock. */
public interface Workshops {

    /** Empty: it is as every workshop begins. */
    Optional<Workshop> find(AccountId account);

    /** Saves it if nobody saved it since it was read. */
    SaveResult<Workshop> save(Workshop workshop);
}
