package dev.pacenote.application.parts;

import dev.pacenote.application.parts.importing.InMemoryAcceptedFiles;
import dev.pacenote.application.parts.reorder.CheckRun;
import dev.pacenote.application.parts.stock.VerificationRound;
import dev.pacenote.application.platform.Tables.Table;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.UUID;

/** What the area keeps in memory, beside everything else. */
public final class PartsTables {

    public static final Table<Part.Key, StockedPart> PARTS =
            new Table<>(Part.Key.class, StockedPart.class);
    public static final Table<UUID, Movement> MOVEMENTS = new Table<>(UUID.class, Movement.class);
    public static final Table<UUID, ReorderTask> TASKS = new Table<>(UUID.class, ReorderTask.class);
    public static final Table<AccountId, Workshop> WORKSHOPS =
            new Table<>(AccountId.class, Workshop.class);
    public static final Table<UUID, CheckRun> RUNS = new Table<>(UUID.class, CheckRun.class);
    public static final Table<Attachment.Key, Attachment> ATTACHMENTS =
            new Table<>(Attachment.Key.class, Attachment.class);
    public static final Table<UUID, InMemoryAcceptedFiles.Row> ACCEPTED_FILES =
            new Table<>(UUID.class, InMemoryAcceptedFiles.Row.class);

    public static final Table<String, VerificationRound> ROUNDS =
            new Table<>(String.class, VerificationRound.class);

    private PartsTables() {}
}
