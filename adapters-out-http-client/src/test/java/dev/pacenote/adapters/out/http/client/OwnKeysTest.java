package dev.pacenote.adapters.out.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnKeysTest {

    @Test
    void keys_are_good_until_they_are_refused_and_good_again_when_they_are_taken() {
        var keys = new OwnKeys("Discord", "DISCORD_BOT_TOKEN");
        assertThat(keys.areRefused()).isFalse();

        keys.refuse();
        keys.refuse();
        assertThat(keys.areRefused()).isTrue();

        keys.accept();
        assertThat(keys.areRefused()).isFalse();
    }
}
