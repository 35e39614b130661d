namespace Pace.Learning.Content.Rules;

/// <summary>What people have signed stays as it was: a locked version is there, byte for byte, and none takes effect without being locked.</summary>
internal static class KeptVersions
{
    public static void Check(IReadOnlyDictionary<string, Draft> drafts, LockedVersions locked, ContentLibrary? lastGood, DateOnly today, FindingLog findings)
    {
        CheckLocked(drafts, locked, findings);
        CheckInEffect(drafts, locked, lastGood, today, findings);
        foreach (var draft in drafts.Values.OfType<VersionDraft>())
        {
            if (locked.HashOf(draft.File.Path) is null && draft.Version is { } version && version.EffectiveOn != default && version.EffectiveOn <= today)
            {
                draft.Findings.Error(draft.LineOf("effective"), RuleNames.UnlockedVersion, "The version should be in effect and is not locked, so it can't be. Lock it with \"content lock-versions\", or give it a later date.");
            }
        }
    }

    /// <summary>The versions that the running site has had in effect, whatever the list has come to say of them.</summary>
    public static IEnumerable<AgreementVersion> InEffectSoFar(AgreementDocument document, DateOnly today) =>
        document.Versions.Where(v => v.IsLocked && v.EffectiveOn <= today);

    private static void CheckLocked(IReadOnlyDictionary<string, Draft> drafts, LockedVersions locked, FindingLog findings)
    {
        foreach (var (path, sha256, line) in locked.All)
        {
            if (!drafts.TryGetValue(path, out var draft))
            {
                findings.Error(line, RuleNames.MissingVersion, $"{path} is gone, and people may have signed it. Bring it back as it was.");
            }
            else if (LockedVersions.Sha256Of(draft.Page.Manuscript.Bytes) != sha256)
            {
                draft.Findings.Error(1, RuleNames.ChangedVersion, $"This version was locked with other bytes (line {line} of {LockedVersions.File}). Put it back as it was, and write a new version instead.");
            }
        }
    }

    private static void CheckInEffect(IReadOnlyDictionary<string, Draft> drafts, LockedVersions locked, ContentLibrary? lastGood, DateOnly today, FindingLog findings)
    {
        // What the list still says is found by the list.
        foreach (var version in (lastGood?.Agreements ?? []).SelectMany(a => InEffectSoFar(a, today)).Where(v => locked.HashOf(v.Path) != v.Sha256))
        {
            if (!drafts.TryGetValue(version.Path, out var draft))
            {
                findings.Error(1, RuleNames.MissingVersion, $"{version.Path} is gone, and the site has had it in effect. Bring it back as it was.");
            }
            else if (LockedVersions.Sha256Of(draft.Page.Manuscript.Bytes) != version.Sha256)
            {
                draft.Findings.Error(1, RuleNames.ChangedVersion, $"The site has had this version in effect with other bytes ({version.Sha256}). Put it back as it was, and write a new version instead.");
            }
        }
    }
}
