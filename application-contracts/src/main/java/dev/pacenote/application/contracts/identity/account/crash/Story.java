package dev.pacenote.application.contracts.identity.account.crash;

/** One use case in somebody's hands. */
interface Story {

    void act(AccountUseCases useCases);

    /** As the person would: mostly the same once more. */
    default void repeat(AccountUseCases useCases) {
        act(useCases);
    }

    /** What holds after a crash, once what was left is handed on. */
    void isWholeOrNothing();

    /** What holds after the repeat. */
    void isDone();
}
