using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Web.Courses.Checks;

/// <summary>
/// Shuffles that are the same for a person at every visit, on every device and in every process, and different between people.
/// Each item has a rank of its own, so that one more item in the file doesn't move the others about.
/// </summary>
internal static class StableOrder
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static IReadOnlyList<T> Of<T>(IEnumerable<T> items, Guid personId, string purpose, Func<T, string> key) =>
        [.. items.Select(i => (Item: i, Key: key(i))).OrderBy(x => Rank(personId, purpose, x.Key)).ThenBy(x => x.Key, StringComparer.Ordinal).Select(x => x.Item)];

    /// <summary>An ordering's items as they are shown: never already in the right order, since that would give the answer away.</summary>
    public static IReadOnlyList<CheckOption> OfItems(CheckBlock check, Guid personId)
    {
        var shuffled = Of(check.Options, personId, check.FullId, o => o.Key);
        return shuffled.Count > 1 && shuffled.SequenceEqual(check.Options) ? [.. shuffled.Skip(1), shuffled[0]] : shuffled;
    }

    /// <summary>A matching's right sides as they are offered.</summary>
    public static IReadOnlyList<CheckOption> OfMatches(CheckBlock check, Guid personId) =>
        Of(check.Options, personId, check.FullId, o => o.MatchText);

    // FNV-1a over the person, the purpose and the key, then mixed so that neighbours don't stay neighbours.
    private static ulong Rank(Guid personId, string purpose, string key)
    {
        Span<byte> person = stackalloc byte[16];
        personId.TryWriteBytes(person);
        var hash = Offset;
        foreach (var b in person)
        {
            hash = (hash ^ b) * Prime;
        }
        hash = Add(Add(hash, purpose) * Prime, key);
        hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
        hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
        return hash ^ (hash >> 31);
    }

    private static ulong Add(ulong hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }
        return hash;
    }
}
