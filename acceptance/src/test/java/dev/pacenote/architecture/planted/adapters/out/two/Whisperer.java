package dev.pacenote.architecture.planted.adapters.out.two;

/** An adapter that logs by the way that is left to the core. */
final class Whisperer {

    private Whisperer() {}

    static void tell() {
        System.getLogger(Whisperer.class.getName()).log(System.Logger.Level.INFO, "psst");
    }
}
