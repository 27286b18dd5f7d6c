package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the ledger of a part adds up to, by months of a zone, as far as it was added up.
 *
 * @param seq the number of its last line that is in the months; 0: none is
 * @param version of its item; 0: there is none
 */
record SummedLedger(
        Part.Key part,
        ZoneId zone,
        long seq,
        long version,
        SortedMap<YearMonth, MonthSums> months) {

    private static final String ZONE = "zone";
    private static final String SEQ = "seq";
    private static final String MONTHS = "months";

    /** Nothing is added up yet. */
    static SummedLedger nothing(Part.Key part, ZoneId zone) {
        return nothing(part, zone, 0);
    }

    private static SummedLedger nothing(Part.Key part, ZoneId zone, long version) {
        return new SummedLedger(part, zone, 0, version, new TreeMap<>());
    }

    /** Months of another zone are no use: it is begun again. */
    static SummedLedger of(Item item, AccountId account, ZoneId zone) {
        var part =
                new Part.Key(
                        account,
                        new PartId(
                                item.string(PartsTables.PART)
                                        .substring(PartsTables.SUMS.length())));
        long version = item.number(DynamoTable.VERSION);
        if (!item.string(ZONE).equals(zone.getId())) {
            return nothing(part, zone, version);
        }
        var months = new TreeMap<YearMonth, MonthSums>();
        item.map(MONTHS)
                .forEach((month, sums) -> months.put(YearMonth.parse(month), MonthSums.of(sums)));
        return new SummedLedger(part, zone, item.number(SEQ), version, months);
    }

    /** With the lines behind it, as far as none is missing among them. */
    SummedLedger plus(List<LedgerLine> behind) {
        var sums = new TreeMap<>(months);
        long last = seq;
        for (var line : behind) {
            if (line.movement().seq() != last + 1) {
                break;
            }
            last++;
            var month = YearMonth.from(line.at().atZone(zone));
            sums.put(month, sums.getOrDefault(month, MonthSums.NOTHING).plus(line));
        }
        return new SummedLedger(part, zone, last, version, sums);
    }

    /** Those of the months that are asked for, in its zone. */
    SortedMap<YearMonth, MonthSums> in(LedgerSums.Months asked) {
        return months.subMap(asked.first(), asked.last().plusMonths(1));
    }

    Item key() {
        return PartsTables.sums(part);
    }

    /** To be stored over the one that it was made of. */
    Item item() {
        return key().put(ZONE, zone.getId())
                .put(SEQ, seq)
                .put(
                        MONTHS,
                        months.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                it -> it.getKey().toString(),
                                                it -> it.getValue().text())))
                .put(DynamoTable.VERSION, version + 1);
    }

    /** Nobody else stored one meanwhile. */
    Condition unchanged() {
        return version == 0 ? Condition.absent(PartsTables.USER) : Condition.version(version);
    }
}
