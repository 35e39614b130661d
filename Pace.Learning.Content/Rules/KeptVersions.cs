using Pace.Learning.Content.Files;

namespace Pace.Learning.Content.Rules;

/// <summary>What people have signed stays as it was: a locked version is there, byte for byte, and none takes effect without being locked.</summary>
internal static class KeptVersions
{
    /// <summary>What the text refers to, and how it is measured, may change after it was signed; the text may not go because of that.</summary>
    public static readonly HashSet<string> NotOfTheTextAlone = [RuleNames.BrokenLink, RuleNames.UnknownSource, RuleNames.ReadingLevel];

    public static void Check(IReadOnlyDictionary<string, Proof> documents, LockedVersions locked, ContentLibrary? lastGood, DateOnly today, FindingLog findings)
    {
        CheckLocked(documents, locked, findings);
        CheckInEffect(documents, locked, lastGood, today, findings);
        foreach (var document in documents.Values)
        {
            if (document.Version is { } version && locked.HashOf(document.File.Path) is null && version.EffectiveOn != default && version.EffectiveOn <= today)
            {
                document.Findings.Error(document.RuledLine, RuleNames.UnlockedVersion, "The version should be in effect and is not locked, so it can't be. Lock it with \"content lock-versions\", or give it a later date.");
            }
        }
    }

    /// <summary>The versions that the running site has had in effect, whatever the list has come to say of them.</summary>
    public static IEnumerable<AgreementVersion> InEffectSoFar(AgreementDocument document, DateOnly today) =>
        document.Versions.Where(v => v.IsLocked && v.EffectiveOn <= today);

    // A file that can't be read has no bytes that could be the right ones.
    private static string Sha256Of(Proof document) => (document.Hash ?? FileHash.Of([])).ToString();

    private static void CheckLocked(IReadOnlyDictionary<string, Proof> documents, LockedVersions locked, FindingLog findings)
    {
        foreach (var (path, sha256, line) in locked.All)
        {
            if (!documents.TryGetValue(path, out var document))
            {
                findings.Error(line, RuleNames.MissingVersion, $"{path} is gone, and people may have signed it. Bring it back as it was.");
            }
            else if (Sha256Of(document) != sha256)
            {
                document.Findings.Error(1, RuleNames.ChangedVersion, $"This version was locked with other bytes (line {line} of {LockedVersions.File}). Put it back as it was, and write a new version instead.");
            }
        }
    }

    private static void CheckInEffect(IReadOnlyDictionary<string, Proof> documents, LockedVersions locked, ContentLibrary? lastGood, DateOnly today, FindingLog findings)
    {
        // What the list still says is found by the list.
        foreach (var version in (lastGood?.Agreements ?? []).SelectMany(a => InEffectSoFar(a, today)).Where(v => locked.HashOf(v.Path) != v.Sha256))
        {
            if (!documents.TryGetValue(version.Path, out var document))
            {
                findings.Error(1, RuleNames.MissingVersion, $"{version.Path} is gone, and the site has had it in effect. Bring it back as it was.");
            }
            else if (Sha256Of(document) != version.Sha256)
            {
                document.Findings.Error(1, RuleNames.ChangedVersion, $"The site has had this version in effect with other bytes ({version.Sha256}). Put it back as it was, and write a new version instead.");
            }
        }
    }
}
