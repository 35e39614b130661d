using Pace.Learning.Content.Compilation;
using Pace.Learning.Content.Findings;

namespace Pace.Learning.Content.Rules;

/// <summary>What people have signed stays as it was: a locked version is there, byte for byte, and none takes effect without being locked.</summary>
internal static class KeptVersions
{
    public static void Check(IReadOnlyDictionary<string, Draft> drafts, LockedVersions locked, DateOnly today, FindingLog findings)
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
        foreach (var draft in drafts.Values.OfType<VersionDraft>())
        {
            if (locked.HashOf(draft.File.Path) is null && draft.Version is { } version && version.EffectiveOn != default && version.EffectiveOn <= today)
            {
                draft.Findings.Error(draft.LineOf("effective"), RuleNames.UnlockedVersion, $"The version should be in effect and is not locked, so it can't be. Lock it with \"content lock-versions\", or give it a later date.");
            }
        }
    }
}
