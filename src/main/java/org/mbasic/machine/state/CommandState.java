package org.mbasic.machine.state;

/**
 * What command level remembers between two keys.
 *
 * @param okPending Ok is to be shown
 * @param edited line being edited, or -1 for one being typed
 * @param beforeEdit name of the activity that Ctrl-A interrupted
 * @param auto AUTO's next number, or -1
 * @param autoIncrement AUTO's increment
 * @param autoShown AUTO's number stands on the console
 * @param currentLine what a dot stands for
 * @param typed the line typed so far
 * @param rubbing a rubout is being shown
 * @param fed a line feed was the last key, and an Enter that follows is passed over
 * @param edit the edit under way
 */
public record CommandState(
    boolean okPending,
    int edited,
    String beforeEdit,
    int auto,
    int autoIncrement,
    boolean autoShown,
    int currentLine,
    String typed,
    boolean rubbing,
    boolean fed,
    EditState edit) {}
