package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.stock.VerificationRound;
import dev.pacenote.application.parts.stock.VerificationRounds;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.util.Optional;

/** How far the verification is, in an item of DynamoDB. */
public final class DynamoVerificationRounds implements VerificationRounds {

    private static final String STARTED = "startedAt";
    private static final String FINISHED = "finishedAt";
    private static final String ACCOUNT = "positionAccount";
    private static final String POSITION = "positionPart";

    private final DynamoTable table;

    public DynamoVerificationRounds(PartsTables tables) {
        this.table = tables.parts();
    }

    private static Item key() {
        return Item.empty().put(PartsTables.USER, "#VERIFICATION").put(PartsTables.PART, "#ROUND");
    }

    @Override
    public Optional<VerificationRound> last() {
        return table.get(key())
                .map(
                        item ->
                                new VerificationRound(
                                        item.instant(STARTED),
                                        item.maybeInstant(FINISHED),
                                        item.number(ACCOUNT),
                                        item.maybeString(POSITION).map(PartId::new)));
    }

    @Override
    public void save(VerificationRound round) {
        var item =
                key().put(STARTED, round.startedAt())
                        .put(FINISHED, round.finishedAt())
                        .put(ACCOUNT, round.account());
        round.part().ifPresent(part -> item.put(POSITION, part.value()));
        table.put(item);
    }
}
