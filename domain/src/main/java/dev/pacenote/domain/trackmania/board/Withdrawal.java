package dev.pacenote.domain.trackmania.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The record that stood first on a map before another did, and was withdrawn: nothing else makes
 * room for a world record that is no better.
 */
public record Withdrawal(PlayerId account, Score.Visible score) {

    /**
     * What made room for a record.
     *
     * @param leads records that stood first on the same map, in any order
     */
    public static Optional<Withdrawal> before(
            RecordEvent.Numbered record, Collection<RecordEvent.Numbered> leads, MapType type) {
        if (record.event().position() != 1
                || !(record.event().score() instanceof Score.Visible(int value))) {
            return Optional.empty();
        }
        return leads.stream()
                .filter(lead -> lead.number() < record.number())
                .max(Comparator.comparingLong(RecordEvent.Numbered::number))
                .map(RecordEvent.Numbered::event)
                .flatMap(lead -> unbeaten(lead, value, type));
    }

    private static Optional<Withdrawal> unbeaten(RecordEvent lead, int value, MapType type) {
        return lead.score() instanceof Score.Visible score && !type.isBetter(value, score.value())
                ? Optional.of(new Withdrawal(lead.key().account(), score))
                : Optional.empty();
    }
}
