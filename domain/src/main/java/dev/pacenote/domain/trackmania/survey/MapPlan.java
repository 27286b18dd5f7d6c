package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a survey gets to know one map again. */
public sealed interface MapPlan {

    MapUid map();

    /** Why a whole board is read. */
    enum Reason {
        /** Nothing is known of the map. */
        FIRST_LOOK,
        /** Stunt and platform scores cannot be probed for. */
        NOT_A_RACE,
        /** Scores that matter are hidden, or too small to ask for. */
        NOT_ASKABLE,
        /** Our own account has a record there: worse scores than it cannot be asked for. */
        OWN_RECORD,
        /** Every place of the top 100 is wanted at once. */
        EVERY_PLACE,
        /** The board as known does not show a guarding driver where the last look found them. */
        DRIVER_UNSURE,
        /** The map moves so often that probing it costs more than reading it. */
        BUSY,
        /** Too few maps need so many probes that a request for them would pay. */
        CHEAPER,
        /** Its turn in the rolling reading of all boards has come. */
        REFRESH,
        /** A probe said that something moved. */
        MOVED,
        /** Probes for this map were not answered. */
        NOT_ANSWERED,
        /** A map that was gone is answered for again. */
        BACK,
        /** How the position service treats ties could not be found out. */
        TIES_UNKNOWN,
        /** The position service contradicted boards that were read. */
        NOT_TRUSTED
    }

    /**
     * The whole board is read.
     *
     * @param instead what could have been counted, or was
     */
    record Read(MapUid map, Reason reason, Optional<Count> instead) implements MapPlan {

        /** Whether a board that was read shows that something moved that is wanted at once. */
        public boolean movedOn(Board read) {
            return instead.isPresent() && instead.get().movedOn(read);
        }
    }

    /**
     * Numbers of better records are asked for.
     *
     * @param thresholds what must hold if nothing moved that is wanted at once, best score first
     * @param guardedEnd holds while the last wanted place has not been taken away: counts the
     *     records up to and with it
     * @param untied one of the thresholds whose score a single, long standing record has
     * @param rested no record that matters was driven within a day of now: the position service,
     *     which lags by hours, must know them all
     * @param soon the places below are wanted within days
     */
    record Count(
            MapUid map,
            List<Threshold> thresholds,
            Optional<Threshold> guardedEnd,
            Optional<Threshold> untied,
            boolean rested,
            boolean soon,
            Instant readAt,
            ChangeFrequency restlessness)
            implements MapPlan {

        public Count {
            thresholds = List.copyOf(thresholds);
        }

        /** Reads the board instead of counting, or after it. */
        public Read read(Reason reason) {
            return new Read(map, reason, Optional.of(this));
        }

        /** The same, with the probe for removals among those asked. */
        public Count withGuardedEnd() {
            if (guardedEnd.isEmpty() || thresholds.contains(guardedEnd.get())) {
                return this;
            }
            var all = new ArrayList<>(thresholds);
            all.add(guardedEnd.get());
            all.sort(null);
            return new Count(map, all, guardedEnd, untied, rested, soon, readAt, restlessness);
        }

        /** Whether a board that was read shows why an answer was not the expected one. */
        public boolean movedOn(Board read) {
            return thresholds.stream().anyMatch(threshold -> !threshold.holdsOn(read));
        }
    }
}
