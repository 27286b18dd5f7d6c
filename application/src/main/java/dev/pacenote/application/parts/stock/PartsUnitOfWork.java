package dev.pacenote.application.parts.stock;

import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.parts.importing.ImportFile;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import java.util.Optional;

/**
 * What is stored together with a change of parts, all or nothing, wherever parts are kept.
 *
 * @param transactions of the store of parts; work may be done again where others were quicker
 * @param tell for work in such a transaction: what is told is told if it is stored
 * @param keys of requests that are done once, stored with what they did
 * @param portions how large files are imported where one transaction has no room for them; empty:
 *     it has
 */
public record PartsUnitOfWork(
        Transactions transactions,
        TellNotices tell,
        IdempotencyKeys keys,
        Optional<ImportFile.Portions> portions) {}
