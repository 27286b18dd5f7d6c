package dev.pacenote.application.parts.stock;

import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.parts.reorder.PartAlert;
import dev.pacenote.domain.parts.reorder.PartFacts;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import java.util.Optional;

/** What a workshop is told of its parts, as notices. */
public final class PartNotices {

    private PartNotices() {}

    /** The notice of an alert; the same alert is the same fact. */
    public static Notice of(PartAlert alert, ReorderContext context) {
        return new Notice(
                context.ids().get(),
                alert.part().key().account(),
                new NoticeKey(
                        PartFacts.topic(alert.kind()),
                        alert.dedupeKey(),
                        Optional.of(alert.part().key().id().value())),
                new Timing(context.now(), context.now()),
                PartFacts.of(alert, context.workshop()),
                Weight.NEWS);
    }
}
