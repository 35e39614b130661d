using System.Collections.Frozen;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>Words for people of a family and around it.</summary>
internal static class Relations
{
    private static readonly FrozenSet<string> One = WordList.Of("""
        daughter son sister brother girl boy lad lass friend mate bestie cousin niece nephew partner husband wife ex boyfriend girlfriend mum mam dad stepson stepdaughter stepdad stepmum grandson granddaughter youngest eldest oldest
        twin baby toddler neighbour worker plo teacher auntie aunty aunt uncle nan nana hubby fella bro sis foster-carer mentor
        """);

    private static readonly FrozenSet<string> Several = WordList.Of("kids children sons daughters brothers sisters twins triplets boys girls lads siblings cousins nieces nephews friends mates grandchildren grandkids ones youngest");

    public static bool IsOne(string key) => One.Contains(key);

    public static bool AreSeveral(string key) => Several.Contains(key);
}
