package dev.pacenote.application.messages.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.conversation.ConversationAcquaintances;
import dev.pacenote.application.messages.conversation.InMemoryMailboxes;
import dev.pacenote.application.notice.stream.commit.InMemoryCommits;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody wants to hear nothing from somebody else. */
class ManageBlocksTest {

    private static final int MAX = 3;

    private final IdentityWorld world = new IdentityWorld();
    private final Blocks blocks = new InMemoryBlocks(world.tables);
    private final Account fox = world.account();
    private final Account owl = world.account();

    private static Visibility openTo(IdentityWorld world) {
        return new Visibility(
                Visibility.Directory.OPEN,
                world.accounts,
                new ConversationAcquaintances(
                        new InMemoryMailboxes(world.tables), new InMemoryCommits(world.tables)));
    }

    private ManageBlocks manage() {
        return new ManageBlocks(
                world.accounts, blocks, openTo(world), MAX, world.tables, () -> world.now);
    }

    @Test
    void a_block_holds_in_one_direction_and_ends_when_it_is_taken_back() {
        assertThat(manage().block(fox.id(), owl.id()))
                .isEqualTo(new ManageBlocks.Result.Blocked(owl));
        assertThat(manage().block(fox.id(), owl.id()))
                .as("a second time")
                .isEqualTo(new ManageBlocks.Result.Blocked(owl));
        assertThat(manage().of(fox.id())).containsExactly(owl);
        assertThat(manage().of(owl.id())).isEmpty();
        assertThat(new BlocksExport(blocks).of(fox.id()))
                .containsExactly(Map.of("userId", owl.id().toString()));
        assertThat(blocks.isBlocked(fox.id(), owl.id())).isTrue();
        assertThat(blocks.isBlocked(owl.id(), fox.id())).isFalse();

        manage().unblock(fox.id(), owl.id());
        manage().unblock(fox.id(), owl.id());

        assertThat(manage().of(fox.id())).isEmpty();
    }

    @Test
    void the_latest_stands_first_and_whoever_is_gone_is_blocked_no_more() {
        var hare = world.account();
        manage().block(fox.id(), owl.id());
        world.pass(Duration.ofSeconds(1));
        manage().block(fox.id(), hare.id());
        assertThat(manage().of(fox.id())).containsExactly(hare, owl);

        world.accounts.delete(owl.id());

        assertThat(blocks.of(fox.id())).containsExactly(hare.id());
    }

    @Test
    void nobody_blocks_themselves_or_nobody() {
        assertThat(manage().block(fox.id(), fox.id())).isEqualTo(new ManageBlocks.Result.Oneself());
        assertThat(manage().block(fox.id(), new AccountId(999)))
                .isEqualTo(new ManageBlocks.Result.NoSuchUser());
    }

    @Test
    void so_many_are_enough_and_one_of_them_may_be_named_again() {
        for (int i = 0; i < MAX - 1; i++) {
            blocks.add(fox.id(), new AccountId(10_000 + i), world.now);
        }
        manage().block(fox.id(), owl.id());

        assertThat(manage().block(fox.id(), world.account().id()))
                .isEqualTo(new ManageBlocks.Result.LimitReached());
        assertThat(manage().block(fox.id(), owl.id()))
                .isEqualTo(new ManageBlocks.Result.Blocked(owl));
    }

    private static final class Blocking implements CrashEverywhere.Story {
        private final IdentityWorld world = new IdentityWorld();
        private final Blocks blocks = new InMemoryBlocks(world.tables);
        private final Account fox = world.account();
        private final Account owl = world.account();

        @Override
        public void act(CrashPoint crashPoint) {
            new ManageBlocks(
                            crashPoint.on(Accounts.class, world.accounts),
                            crashPoint.on(Blocks.class, blocks),
                            openTo(world),
                            MAX,
                            world.tables,
                            () -> world.now)
                    .block(fox.id(), owl.id());
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(blocks.of(fox.id())).hasSizeLessThanOrEqualTo(1);
        }

        @Override
        public void isDone() {
            assertThat(blocks.of(fox.id())).containsExactly(owl.id());
        }
    }

    @Test
    void a_crash_at_any_point_leaves_one_block_or_none() throws InterruptedException {
        CrashEverywhere.run(Blocking::new);
    }
}
