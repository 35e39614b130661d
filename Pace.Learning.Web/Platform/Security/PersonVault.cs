using System.Security.Cryptography;
using System.Text;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>Encrypts and decrypts one person's private text with that person's own key.</summary>
/// <remarks>The key is read from the database each time: once it is gone, no process can read the text any more.</remarks>
public sealed class PersonVault
{
    private readonly PaceDbContext db;
    private readonly MasterKey master;
    private readonly UnreadableTexts unreadable;

    internal PersonVault(PaceDbContext db, MasterKey master, UnreadableTexts unreadable) => (this.db, this.master, this.unreadable) = (db, master, unreadable);

    /// <summary>Encrypts text of a person, making their key when they have none yet. The caller saves the context.</summary>
    /// <param name="personId">Whose text.</param>
    /// <param name="purpose">What the text is, such as a block's full id: it can be opened for that only.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public async Task<byte[]> SealAsync(Guid personId, string purpose, string text, CancellationToken cancellation = default)
    {
        var key = await KeyAsync(personId, cancellation) ?? MakeKey(personId);
        return Sealing.Seal(key, Encoding.UTF8.GetBytes(text), Purpose(personId, purpose));
    }

    /// <summary>
    /// Decrypts text of a person; <c>null</c> when their key was destroyed, and when the text or the key can't be read, since it was changed or belongs to another person or
    /// purpose: then staff are told, and what is shown goes on without it.
    /// </summary>
    public async Task<string?> OpenAsync(Guid personId, string purpose, byte[] @sealed, CancellationToken cancellation = default)
    {
        try
        {
            return await KeyAsync(personId, cancellation) is { } key
                ? Encoding.UTF8.GetString(Sealing.Open(key, @sealed, Purpose(personId, purpose)))
                : null;
        }
        catch (CryptographicException)
        {
            unreadable.Note(personId, purpose);
            return null;
        }
    }

    /// <summary>A person's key as it was read from the database a moment ago, for opening texts that were read along with it; it opens nothing when it can't be read itself.</summary>
    internal OpenedKey Key(Guid personId, byte[] wrappedKey)
    {
        try
        {
            return new OpenedKey(personId, Sealing.Key(master.Open(wrappedKey, personId.ToByteArray())), unreadable);
        }
        catch (CryptographicException)
        {
            return new OpenedKey(personId, null, unreadable);
        }
    }

    /// <summary>Decrypts texts of many people, with one query for their keys. Texts whose key was destroyed, and those that can't be read, are left out.</summary>
    public async Task<Dictionary<(Guid PersonId, string Purpose), string>> OpenManyAsync(
        IReadOnlyCollection<PersonText> texts, CancellationToken cancellation = default)
    {
        var owners = texts.Select(t => t.PersonId).Distinct().ToArray();
        var wrapped = await db.PersonKeys.AsNoTracking().Where(k => EF.Parameter(owners).Contains(k.PersonId)).ToDictionaryAsync(k => k.PersonId, k => k.Wrapped, cancellation);
        return OpenMany(master.Bytes.ToArray(), wrapped, texts, unreadable);
    }

    /// <summary>The same with keys that were read already: each key is made ready once, on as many threads as there are processors.</summary>
    internal static Dictionary<(Guid PersonId, string Purpose), string> OpenMany(
        byte[] master, IReadOnlyDictionary<Guid, byte[]> wrapped, IReadOnlyCollection<PersonText> texts, UnreadableTexts unreadable)
    {
        var owners = texts.Where(t => wrapped.ContainsKey(t.PersonId)).GroupBy(t => t.PersonId).Select(g => g.ToArray()).ToArray();
        var opened = new string?[owners.Length][];
        Parallel.For(0, owners.Length, () => Sealing.Key(master), (i, _, masterKey) =>
        {
            var owner = owners[i][0].PersonId;
            using var key = OpenedKey.Unwrap(owner, masterKey, wrapped[owner], unreadable);
            opened[i] = Array.ConvertAll(owners[i], text => key.Open(text.Purpose, text.Sealed));
            return masterKey;
        }, masterKey => masterKey.Dispose());
        var results = new Dictionary<(Guid, string), string>(texts.Count);
        foreach (var (text, plain) in owners.Zip(opened).SelectMany(pair => pair.First.Zip(pair.Second)))
        {
            if (plain is not null)
            {
                results[(text.PersonId, text.Purpose)] = plain;
            }
        }
        return results;
    }

    /// <summary>A key for one purpose, always the same, made of the person's own; <c>null</c> when that was destroyed, and then nothing locked with it opens any more.</summary>
    public async Task<byte[]?> DeriveAsync(Guid personId, string purpose, CancellationToken cancellation = default)
    {
        try
        {
            return await KeyAsync(personId, cancellation) is { } key ? HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Sealing.KeyBytes, info: Purpose(personId, purpose)) : null;
        }
        catch (CryptographicException)
        {
            unreadable.Note(personId, purpose);
            return null;
        }
    }

    /// <summary>Destroys a person's key: nothing that was sealed with it can be read again, in no copy.</summary>
    public Task DestroyKeyAsync(Guid personId, CancellationToken cancellation = default) =>
        db.PersonKeys.Where(k => k.PersonId == personId).ExecuteDeleteAsync(cancellation);

    private async Task<byte[]?> KeyAsync(Guid personId, CancellationToken cancellation) =>
        await db.PersonKeys.FindAsync([personId], cancellation) is { } key
            ? master.Open(key.Wrapped, personId.ToByteArray())
            : null;

    private byte[] MakeKey(Guid personId)
    {
        var key = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        db.PersonKeys.Add(new PersonKey(personId, master.Seal(key, personId.ToByteArray())));
        return key;
    }

    internal static byte[] Purpose(Guid personId, string purpose) => Encoding.UTF8.GetBytes($"{personId:N}:{purpose}");
}

/// <summary>A person's key, made ready. Not to be kept longer than the page that it opens texts for.</summary>
internal readonly struct OpenedKey(Guid personId, AesGcm? key, UnreadableTexts unreadable) : IDisposable
{
    /// <summary>Opens a wrapped key with the master key that was made ready.</summary>
    public static OpenedKey Unwrap(Guid personId, AesGcm master, byte[] wrapped, UnreadableTexts unreadable)
    {
        try
        {
            return new OpenedKey(personId, Sealing.Key(Sealing.Open(master, wrapped, personId.ToByteArray())), unreadable);
        }
        catch (CryptographicException)
        {
            return new OpenedKey(personId, null, unreadable);
        }
    }

    /// <summary>Opens a text; <c>null</c> when it can't be read, since it or the key was changed or belongs to another person or purpose.</summary>
    public string? Open(string purpose, byte[] @sealed)
    {
        try
        {
            if (key is not null)
            {
                return Encoding.UTF8.GetString(Sealing.Open(key, @sealed, PersonVault.Purpose(personId, purpose)));
            }
        }
        catch (CryptographicException)
        {
        }
        unreadable.Note(personId, purpose);
        return null;
    }

    public void Dispose() => key?.Dispose();
}

/// <summary>A person's text as it lies in the database.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Purpose">What it was sealed for.</param>
/// <param name="Sealed">The ciphertext.</param>
public sealed record PersonText(Guid PersonId, string Purpose, byte[] Sealed);
