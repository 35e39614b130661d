using System.Collections.Frozen;

namespace Pace.Learning.Web.Contributions.Identification.Lists;

/// <summary>Titles and ranks that stand before a name.</summary>
internal static class Titles
{
    private static readonly FrozenSet<string> Ranks = WordList.Of("pc dc ds di dci dsi pcso sgt sergeant insp inspector constable wpc cps detective");
    private static readonly FrozenSet<string> Sure = WordList.Of("mr mrs ms dr prof professor rev reverend cllr councillor mx");

    // They are words as well, so what follows has to look like a name.
    private static readonly FrozenSet<string> Words = WordList.Of("miss sir judge magistrate doctor nurse sister father imam pastor auntie aunty aunt uncle nana nanny nan gran grandma grandad granny teacher coach worker superintendent");

    public static bool IsRank(string key) => Ranks.Contains(key);

    public static bool IsSure(string key) => Sure.Contains(key) || Ranks.Contains(key);

    public static bool IsWord(string key) => Words.Contains(key);

    /// <summary>Whether somebody with it works with families.</summary>
    public static bool IsWorkers(string key) => IsRank(key) || key is "dr" or "prof" or "professor" or "doctor" or "nurse" or "judge" or "magistrate" or "teacher" or "coach" or "worker" or "superintendent" or "cllr" or "councillor";

    public static bool Has(string key) => IsSure(key) || IsWord(key);
}
