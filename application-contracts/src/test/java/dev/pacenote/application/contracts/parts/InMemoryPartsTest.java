package dev.pacenote.application.contracts.parts;

import dev.pacenote.application.contracts.parts.analytics.LedgerSumsContract;
import dev.pacenote.application.contracts.parts.analytics.PartUsageContract;
import dev.pacenote.application.contracts.parts.attachment.AttachmentsContract;
import dev.pacenote.application.contracts.parts.catalogue.PartsContract;
import dev.pacenote.application.contracts.parts.catalogue.WorkshopsContract;
import dev.pacenote.application.contracts.parts.importing.AcceptedFilesContract;
import dev.pacenote.application.contracts.parts.reorder.CheckRunsContract;
import dev.pacenote.application.contracts.parts.reorder.PartsNeedingAttentionContract;
import dev.pacenote.application.contracts.parts.reorder.ReorderTasksContract;
import dev.pacenote.application.contracts.parts.stock.CommitPartsChangeContract;
import dev.pacenote.application.contracts.parts.stock.MovementsContract;
import dev.pacenote.application.contracts.parts.stock.RandomStockContract;
import dev.pacenote.application.contracts.parts.stock.VerificationRoundsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.parts.analytics.InMemoryLedgerSums;
import dev.pacenote.application.parts.analytics.InMemoryPartUsage;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.parts.analytics.PartUsage;
import dev.pacenote.application.parts.attachment.Attachments;
import dev.pacenote.application.parts.attachment.InMemoryAttachments;
import dev.pacenote.application.parts.catalogue.InMemoryParts;
import dev.pacenote.application.parts.catalogue.InMemoryWorkshops;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.importing.AcceptedFiles;
import dev.pacenote.application.parts.importing.InMemoryAcceptedFiles;
import dev.pacenote.application.parts.reorder.CheckRuns;
import dev.pacenote.application.parts.reorder.InMemoryCheckRuns;
import dev.pacenote.application.parts.reorder.InMemoryReorderTasks;
import dev.pacenote.application.parts.reorder.PartsNeedingAttention;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.InMemoryMovements;
import dev.pacenote.application.parts.stock.InMemoryPartsCommits;
import dev.pacenote.application.parts.stock.InMemoryVerificationRounds;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.VerificationRounds;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;

/** Parts in memory. */
class InMemoryPartsTest
        implements PartsContract,
                WorkshopsContract,
                CommitPartsChangeContract,
                MovementsContract,
                RandomStockContract,
                LedgerSumsContract,
                PartUsageContract,
                ReorderTasksContract,
                PartsNeedingAttentionContract,
                CheckRunsContract,
                VerificationRoundsContract,
                AttachmentsContract,
                AcceptedFilesContract {

    private final Tables tables = new Tables();

    @Override
    public Accounts accounts() {
        return new InMemoryAccounts(tables);
    }

    @Override
    public Parts parts() {
        return new InMemoryParts(tables);
    }

    @Override
    public Workshops workshops() {
        return new InMemoryWorkshops(tables);
    }

    @Override
    public CommitPartsChange commits() {
        return new InMemoryPartsCommits(tables);
    }

    @Override
    public Movements movements() {
        return new InMemoryMovements(tables);
    }

    @Override
    public LedgerSums sums() {
        return new InMemoryLedgerSums(tables);
    }

    @Override
    public PartUsage usage() {
        return new InMemoryPartUsage(tables);
    }

    @Override
    public ReorderTasks tasks() {
        return new InMemoryReorderTasks(tables);
    }

    @Override
    public PartsNeedingAttention attention() {
        return new InMemoryReorderTasks(tables);
    }

    @Override
    public VerificationRounds rounds() {
        return new InMemoryVerificationRounds(tables);
    }

    @Override
    public CheckRuns runs() {
        return new InMemoryCheckRuns(tables);
    }

    @Override
    public Attachments attachments() {
        return new InMemoryAttachments(tables);
    }

    @Override
    public AcceptedFiles acceptedFiles() {
        return new InMemoryAcceptedFiles(tables);
    }

    @Override
    public Transactions transactions() {
        return tables;
    }
}
