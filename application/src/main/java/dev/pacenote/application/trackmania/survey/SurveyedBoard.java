package dev.pacenote.application.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.util.List;

/**
 * A board that a survey read, and the events that belong to it.
 *
 * @param moved whether it shows something new that was wanted at once
 */
public record SurveyedBoard(Board board, List<RecordEvent> events, boolean moved) {
    public SurveyedBoard {
        events = List.copyOf(events);
    }
}
