package org.mbasic.machine;

import org.mbasic.machine.terminal.Output;

/**
 * What a PRINT or WRITE was told to write to, until it has read with INPUT$: the original has then
 * forgotten it, and writes the rest to the console.
 */
final class Aim implements Output {
  private final Machine machine;
  private final Output told;
  private final int reads;

  Aim(Machine machine, Output told) {
    this.machine = machine;
    this.told = told;
    reads = machine.files.fixedReads();
  }

  private Output now() {
    return machine.files.fixedReads() == reads ? told : machine.console;
  }

  @Override
  public void put(char c) {
    now().put(c);
  }

  @Override
  public void print(String text) {
    now().print(text);
  }

  @Override
  public void printItem(String text, int length) {
    now().printItem(text, length);
  }

  @Override
  public void quoted(String text) {
    now().quoted(text);
  }

  @Override
  public void newLine() {
    now().newLine();
  }

  @Override
  public void endRecord() {
    now().endRecord();
  }

  @Override
  public void zone() {
    now().zone();
  }

  @Override
  public void tab(int column) {
    now().tab(column);
  }

  @Override
  public void spaces(int count) {
    now().spaces(count);
  }
}
