package dev.pacenote.application.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.KnownMap;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What surveys know of each map: its board, when it was looked at, and whether it is missing. */
public interface MapWatches {

    /** A watch for each of these maps; one that was never seen is empty. */
    Map<MapUid, MapWatch> findAll(Collection<MapUid> maps);

    /** What is known of each of these maps before a survey. */
    Map<MapUid, KnownMap> known(Collection<MapUid> maps);

    /**
     * Stores boards together with their events, all or nothing, and notes that these maps were read
     * in this pass. An event whose key is known is passed over, unless it stands first now and did
     * not when it was found: then it gets that place and a new number. Events are numbered so that
     * whoever has seen a number will never see a smaller one appear.
     */
    void saveSurvey(Collection<SurveyedBoard> boards, Instant at, UUID pass);

    /**
     * Notes that these maps were looked at in this pass and their boards still are what is known,
     * as far as anybody wants to know at once. A map without a board is passed over.
     */
    void confirm(Collection<MapUid> maps, Instant at, UUID pass);

    /**
     * Of these maps those that the latest runs found missing. Saving a board with entries and
     * confirming a map end its absence; an empty board says nothing.
     */
    Map<MapUid, Absence> absences(Collection<MapUid> maps);

    /** Stores absences, {@link Absence#NONE} ends one; a map never read is passed over. */
    void save(Map<MapUid, Absence> absences);

    /**
     * What a pass found out about a map.
     *
     * @param board what was read in the pass; empty when the board was not read
     * @param looked whether the map was looked at in the pass, by reading or by confirming
     * @param absence as of now
     */
    record PassResult(Optional<Board> board, boolean looked, Absence absence) {

        /** For a map that no survey ever read. */
        public static final PassResult NONE = new PassResult(Optional.empty(), false, Absence.NONE);
    }

    /** What a pass found out about these maps; those never read are missing. */
    Map<MapUid, PassResult> resultsOf(UUID pass, Collection<MapUid> maps);

    /** Maps that were looked at in this pass, by reading or by confirming. */
    Set<MapUid> lookedAt(UUID pass);

    /** Those of these maps that were looked at in this pass. */
    Set<MapUid> lookedAt(Collection<MapUid> maps, UUID pass);
}
