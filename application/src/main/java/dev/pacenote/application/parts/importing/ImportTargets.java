package dev.pacenote.application.parts.importing;

import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.importing.ImportReport.BadLine;
import dev.pacenote.application.parts.importing.ImportReport.Trouble;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Which part each line of a file is about. Two lines are not about the same one.
 *
 * @param found in the order of their parts, in which all who hold several of them take them: nobody
 *     waits in a ring
 * @param bad lines about a part that an earlier line is about
 */
record ImportTargets(List<Target> found, List<BadLine> bad) {

    /** A line with its part, which need not be there yet. */
    record Target(ImportLine line, PartId part) {}

    ImportTargets {
        found = found.stream().sorted(Comparator.comparing(Target::part)).toList();
        bad = List.copyOf(bad);
    }

    /** As many at a time as one commit changes. */
    List<List<Target>> batches() {
        var batches = new ArrayList<List<Target>>();
        for (int from = 0; from < found.size(); from += CommitPartsChange.MAX_PARTS) {
            int to = Math.min(from + CommitPartsChange.MAX_PARTS, found.size());
            batches.add(found.subList(from, to));
        }
        return batches;
    }

    static ImportTargets of(AccountId account, List<ImportLine> lines, Parts parts, Ids ids) {
        var seen = new HashMap<Object, Integer>();
        var found = new ArrayList<Target>();
        var bad = new ArrayList<BadLine>();
        for (var line : lines) {
            var known = known(account, line.named(), parts);
            var name = known.<Object>map(it -> it).or(() -> newName(line.named()));
            var before = name.map(it -> seen.putIfAbsent(it, line.number()));
            if (before.isPresent()) {
                bad.add(new BadLine(line.number(), new Trouble.SamePart(before.get())));
            } else {
                var part = known.orElseGet(() -> new PartId(ids.next().toString()));
                found.add(new Target(line, part));
            }
        }
        return new ImportTargets(found, bad);
    }

    /** The first name that is given decides: a number that nobody has is a new part's. */
    private static Optional<PartId> known(AccountId account, ImportLine.Named named, Parts parts) {
        if (named.id().isPresent()) {
            return named.id();
        }
        var found =
                named.number().isPresent()
                        ? parts.findByNumber(account, numberKey(named.number().get()))
                        : named.barcode().flatMap(code -> parts.findByBarcode(account, code));
        return found.map(part -> part.key().id());
    }

    /** By what two lines for the same new part are known. */
    private static Optional<String> newName(ImportLine.Named named) {
        return named.number()
                .map(number -> "number " + numberKey(number))
                .or(() -> named.barcode().map(code -> "barcode " + code));
    }

    private static String numberKey(String number) {
        return PlainText.foldedWithoutBlanks(number);
    }
}
