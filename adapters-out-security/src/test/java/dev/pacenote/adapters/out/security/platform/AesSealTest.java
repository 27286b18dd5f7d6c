package dev.pacenote.adapters.out.security.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.SecretSealContract;
import dev.pacenote.application.platform.SecretSeal;
import org.junit.jupiter.api.Test;

class AesSealTest implements SecretSealContract {

    private final SecretSeal seal = new AesSeal(new byte[32], "tests");

    @Override
    public SecretSeal seal() {
        return seal;
    }

    @Test
    void under_another_secret_or_for_another_purpose_nothing_opens() {
        var other = new byte[32];
        other[31] = 1;
        var sealed = seal.seal("place", "text");

        assertThat(new AesSeal(other, "tests").open("place", sealed)).isEmpty();
        assertThat(new AesSeal(new byte[32], "others").open("place", sealed)).isEmpty();
        assertThat(new AesSeal(new byte[32], "tests").open("place", sealed)).contains("text");
    }
}
