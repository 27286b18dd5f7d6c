package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Map;
import java.util.stream.Stream;

/** What one feature stores about a person, for their export. */
public interface AccountExport {

    /** The key under which it stands in the export. */
    String member();

    /**
     * Plain values only: texts, numbers, truth values, instants, lists and maps of those. Read
     * while it is written, so that no export is ever in memory as a whole; to be closed.
     */
    Stream<Map<String, Object>> of(AccountId person);
}
