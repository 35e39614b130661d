using Microsoft.AspNetCore.Http.Features;

namespace Pace.Learning.Web.Platform.Sent;

/// <summary>The most that could have been sent, when it was more.</summary>
/// <param name="Bytes">The limit.</param>
/// <param name="IsText">Whether it is the limit of one text in a form, and not of the whole.</param>
internal sealed record TooMuch(long Bytes, bool IsText)
{
    private const long Megabyte = 1024 * 1024;

    private static readonly object Key = new();

    /// <summary>Such as: 4 MB (about 4 million letters).</summary>
    public string Words => IsText ? $"{Bytes / Megabyte} MB (about {Bytes / Megabyte} million letters)" : $"{Bytes / Megabyte} MB";

    /// <summary>What a request had too much of; <c>null</c> when it hadn't.</summary>
    public static TooMuch? Of(HttpContext http) => http.Items.TryGetValue(Key, out var noted) ? (TooMuch)noted! : null;

    /// <summary>Notes it, when that is why a form can't be read. Whoever reads it next takes the form for an empty one, or one without its token.</summary>
    public static void Note(HttpContext http, Exception why)
    {
        if (Why(http, why) is { } noted)
        {
            http.Items[Key] = noted;
        }
    }

    private static TooMuch? Why(HttpContext http, Exception why) => why switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } when http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } whole => new(whole, IsText: false),
        InvalidDataException when http.RequestServices.GetRequiredService<IOptions<FormOptions>>().Value.ValueLengthLimit is var text && http.Request.ContentLength > text => new(text, IsText: true),
        _ => null,
    };
}
