package dev.pacenote.application.parts.catalogue;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.List;
import java.util.Optional;

/**
 * The parts of all workshops. Each is found by its account only; whoever asks sees every commit.
 */
public interface Parts {

    /** A part with its pools and its open task, archived or not. */
    Optional<StockedPart> find(Part.Key key);

    /**
     * A part of a list.
     *
     * @param total rows in the whole list
     */
    record Page(List<Part> rows, long total) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /** Those that the query asks for, in its order. */
    Page list(PartsQuery query);

    /**
     * Some of an account's in the order of their ids, archived ones too. A walk through all of them
     * meets each that was there all the time once.
     *
     * @param after the walk goes on behind that id; empty: it begins
     */
    List<Part> walk(AccountId account, Optional<PartId> after, int limit);

    /** The one that is not archived and has that number, compared by its key. */
    Optional<Part> findByNumber(AccountId account, String numberKey);

    /** The one that is not archived and has that barcode. */
    Optional<Part> findByBarcode(AccountId account, String barcode);

    /** How many an account has, archived ones included. */
    int count(AccountId account);
}
