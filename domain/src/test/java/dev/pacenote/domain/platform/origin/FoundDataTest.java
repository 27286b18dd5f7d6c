package dev.pacenote.domain.platform.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FoundDataTest {

    private static FoundData unmarked(long accounts, long invented) {
        return unmarked(accounts, accounts, invented);
    }

    private static FoundData unmarked(long accounts, long withAddress, long invented) {
        return new FoundData(Optional.empty(), accounts, withAddress, invented);
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_database_is_whoevers_comes_first(DataOrigin first) {
        assertThat(unmarked(0, 0).origin(first)).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource
    void a_mark_counts_more_than_who_is_there(DataOrigin first) {
        assertThat(new FoundData(Optional.of(DataOrigin.REAL), 4, 4, 4).origin(first))
                .isEqualTo(DataOrigin.REAL);
        assertThat(new FoundData(Optional.of(DataOrigin.SANDBOX), 4, 4, 1).origin(first))
                .isEqualTo(DataOrigin.SANDBOX);
        assertThat(new FoundData(Optional.of(DataOrigin.SANDBOX), 0, 0, 0).origin(first))
                .isEqualTo(DataOrigin.SANDBOX);
    }

    @ParameterizedTest
    @EnumSource
    void one_person_who_is_not_invented_makes_unmarked_data_real(DataOrigin first) {
        assertThat(unmarked(4, 4).origin(first)).isEqualTo(DataOrigin.SANDBOX);
        assertThat(unmarked(5, 4).origin(first)).isEqualTo(DataOrigin.REAL);
        assertThat(unmarked(1, 0).origin(first)).isEqualTo(DataOrigin.REAL);
    }

    @ParameterizedTest
    @EnumSource
    void who_has_no_address_makes_a_sandbox_no_real_service(DataOrigin first) {
        assertThat(unmarked(5, 4, 4).origin(first)).isEqualTo(DataOrigin.SANDBOX);
        assertThat(unmarked(5, 0, 0).origin(first)).isEqualTo(DataOrigin.REAL);
    }

    @Test
    void invented_people_are_out_of_place_among_real_ones_only() {
        assertThat(unmarked(5, 4).inventedAmongReal(DataOrigin.REAL)).isEqualTo(4);
        assertThat(unmarked(4, 4).inventedAmongReal(DataOrigin.SANDBOX)).isZero();
        assertThat(unmarked(0, 0).inventedAmongReal(DataOrigin.REAL)).isZero();
    }
}
