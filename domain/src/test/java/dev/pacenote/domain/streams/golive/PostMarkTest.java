package dev.pacenote.domain.streams.golive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostMarkTest {

    private static final UUID ID = UUID.fromString("0b1c8f0e-8a55-4d77-9a51-6c1b3d5e7f90");

    private final PostMark mark = new PostMark(ID);

    @Test
    void it_is_one_more_value_of_the_query_of_an_address() {
        assertThat(mark.in("https://club.example"))
                .isEqualTo("https://club.example?pacenote=" + ID);
        assertThat(mark.in("https://club.example/?a=b"))
                .isEqualTo("https://club.example/?a=b&pacenote=" + ID);
    }

    @Test
    void it_leaves_the_fragment_of_an_address_as_it_is() {
        assertThat(mark.in("https://club.example/#/live?x=1"))
                .isEqualTo("https://club.example/?pacenote=" + ID + "#/live?x=1");
        assertThat(mark.isIn(mark.in("https://club.example/?a=b#top"))).isTrue();
    }
}
