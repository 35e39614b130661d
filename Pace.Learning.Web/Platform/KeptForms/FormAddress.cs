using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>One way of writing an address of this site, so that two of them can be compared.</summary>
internal static class FormAddress
{
    /// <summary>Path and query in order, without a fragment.</summary>
    /// <param name="address">As it stands in a page or a request.</param>
    /// <param name="withHandler">Whether the name of what a form does on its page belongs to it.</param>
    public static string Of(string address, bool withHandler)
    {
        var end = address.IndexOf('#', StringComparison.Ordinal);
        var whole = end < 0 ? address : address[..end];
        var query = whole.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(query < 0 ? whole : whole[..query]);
        IEnumerable<KeyValuePair<string, StringValues>> parts = query < 0
            ? []
            : QueryHelpers.ParseQuery(whole[query..]).Where(q => withHandler || !q.Key.Equals("handler", StringComparison.OrdinalIgnoreCase)).OrderBy(q => q.Key, StringComparer.Ordinal);
        return path + QueryString.Create(parts).ToUriComponent();
    }
}
