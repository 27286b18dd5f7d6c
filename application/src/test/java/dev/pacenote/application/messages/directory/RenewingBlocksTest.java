package dev.pacenote.application.messages.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The copy of whoever blocks somebody follows the commits of blocks. */
class RenewingBlocksTest {

    private final Tables tables = new Tables();
    private final List<AccountId> renewed = new ArrayList<>();
    private final Blocks blocks =
            new RenewingBlocks(new InMemoryBlocks(tables), () -> renewed::add, tables);
    private final AccountId me = Samples.account(new InMemoryAccounts(tables)).id();
    private final AccountId other = Samples.account(new InMemoryAccounts(tables)).id();

    @Test
    void a_copy_is_renewed_after_the_commit_of_a_block_and_not_before() {
        tables.run(
                () -> {
                    blocks.add(me, other, Samples.NOON);
                    assertThat(renewed).isEmpty();
                });

        assertThat(renewed).containsExactly(me);
        assertThat(blocks.of(me)).containsExactly(other);
    }

    @Test
    void a_person_who_takes_a_block_back_is_renewed_as_well() {
        blocks.add(me, other, Samples.NOON);
        renewed.clear();

        blocks.remove(me, other);

        assertThat(renewed).containsExactly(me);
    }
}
