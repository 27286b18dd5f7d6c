package dev.pacenote.domain.trackmania;

import java.util.Collection;
import java.util.List;

/**
 * What must be asked to know every watched map again: the plan, apart from the asking. Today each
 * map costs one look at the top of its board; cheaper questions become further kinds of {@link
 * Ask}.
 */
public record SurveyPlan(List<Ask> asks) {

    /** One question to the leaderboards. */
    public sealed interface Ask {
        /** The map's board down to {@link Board#DEPTH}. */
        record Top(MapUid map) implements Ask {}
    }

    public SurveyPlan {
        asks = List.copyOf(asks);
    }

    /** Every map once, however many people follow it, in a stable order. */
    public static SurveyPlan of(Collection<MapUid> watched) {
        return new SurveyPlan(watched.stream().distinct().sorted().<Ask>map(Ask.Top::new).toList());
    }
}
