package org.mbasic.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.mbasic.keys.Key;
import org.mbasic.keys.KeyRing;
import org.mbasic.workspace.StoreUnavailable;
import org.mbasic.workspace.WorkspaceId;

/**
 * Seals the fields of workspaces with AES-256-GCM, each workspace with a key of its own, so that a
 * field can be read and made by those alone who know the secret, and is good in its own place only.
 *
 * <p>A sealed field is a byte for the format (1), four that name the key, twelve random ones (the
 * nonce), the ciphertext, and a tag of sixteen. What comes before the nonce, the workspace's id and
 * the field's name are authenticated with it. Who can write to Redis can still put back an older
 * state of a field, or remove it.
 *
 * <p>Safe for use by many threads. Sealing and opening take a few microseconds and one for each
 * kilobyte or so, on the caller's thread.
 */
final class FieldSeal {
  private static final byte FORMAT = 1;
  private static final int NONCE_AT = 1 + Integer.BYTES;
  private static final int NONCE_BYTES = 12;
  private static final int TEXT_AT = NONCE_AT + NONCE_BYTES;
  private static final int TAG_BYTES = 16;
  private static final byte[] DAMAGED = {};

  private final KeyRing keys;
  private final SecureRandom random = new SecureRandom();

  FieldSeal(KeyRing keys) {
    this.keys = keys;
  }

  /**
   * Fields as they were before they were sealed.
   *
   * @param fields by name; one that was damaged, or was sealed elsewhere, is empty
   * @param outdated whether one was sealed with a key of a previous secret
   */
  record Opened(Map<String, byte[]> fields, boolean outdated) {}

  /** Seals fields for their places in a workspace. */
  Map<String, byte[]> seal(WorkspaceId id, Map<String, byte[]> fields) {
    Key key = keys.current();
    SecretKey own = own(key, id);
    Cipher cipher = cipher();
    byte[] nonces = new byte[NONCE_BYTES * fields.size()];
    random.nextBytes(nonces);
    ByteBuffer nonce = ByteBuffer.wrap(nonces);
    Map<String, byte[]> sealed = new HashMap<>();
    fields.forEach(
        (name, text) -> {
          byte[] field = new byte[TEXT_AT + text.length + TAG_BYTES];
          ByteBuffer.wrap(field).put(FORMAT).putInt(key.id());
          nonce.get(field, NONCE_AT, NONCE_BYTES);
          try {
            prepare(cipher, Cipher.ENCRYPT_MODE, own, id, name, field);
            cipher.doFinal(text, 0, text.length, field, TEXT_AT);
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES-256-GCM", e);
          }
          sealed.put(name, field);
        });
    return sealed;
  }

  /**
   * Opens all fields of a workspace.
   *
   * @throws StoreUnavailable when none of them is sealed with a key of ours: then they are not
   *     damaged, but wait for a server that has their secret
   */
  Opened open(WorkspaceId id, Map<String, byte[]> sealed) {
    Cipher cipher = cipher();
    Map<Key, SecretKey> own = new HashMap<>();
    Map<String, byte[]> fields = new HashMap<>();
    for (Map.Entry<String, byte[]> entry : sealed.entrySet()) {
      byte[] field = entry.getValue();
      byte[] text = DAMAGED;
      Optional<Key> named = named(field);
      if (named.isPresent()) {
        SecretKey key = own.computeIfAbsent(named.get(), unseen -> own(unseen, id));
        text = open(cipher, key, id, entry.getKey(), field);
      }
      fields.put(entry.getKey(), text);
    }
    if (own.isEmpty() && !sealed.isEmpty()) {
      throw new StoreUnavailable("The workspace is sealed with a secret unknown to this server.");
    }
    return new Opened(fields, own.keySet().stream().anyMatch(key -> key != keys.current()));
  }

  /** The key that a field says it was sealed with, if it is one of ours. */
  private Optional<Key> named(byte[] field) {
    return field.length >= TEXT_AT + TAG_BYTES && field[0] == FORMAT
        ? keys.find(ByteBuffer.wrap(field, 1, Integer.BYTES).getInt())
        : Optional.empty();
  }

  private static byte[] open(
      Cipher cipher, SecretKey key, WorkspaceId id, String name, byte[] field) {
    try {
      prepare(cipher, Cipher.DECRYPT_MODE, key, id, name, field);
      return cipher.doFinal(field, TEXT_AT, field.length - TEXT_AT);
    } catch (AEADBadTagException forged) {
      return DAMAGED;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-256-GCM", e);
    }
  }

  private static void prepare(
      Cipher cipher, int mode, SecretKey key, WorkspaceId id, String name, byte[] field)
      throws GeneralSecurityException {
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, field, NONCE_AT, NONCE_BYTES));
    cipher.updateAAD(field, 0, NONCE_AT);
    cipher.updateAAD((id.value() + name).getBytes(UTF_8));
  }

  /**
   * What stands for a save's content in the open, so that a save tried again is known: without the
   * key nobody can tell what content it stands for.
   */
  long mark(WorkspaceId id, long version, long fingerprint) {
    byte[] mark = keys.current().derive("save " + id.value() + ' ' + version + ' ' + fingerprint);
    return ByteBuffer.wrap(mark).getLong();
  }

  private static SecretKey own(Key key, WorkspaceId id) {
    return new SecretKeySpec(key.derive("workspace " + id.value()), "AES");
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-256-GCM", e);
    }
  }
}
