using System.Buffers.Binary;
using System.Text;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>For whom a form was shown, and on which page.</summary>
/// <param name="Id">The person, or what stands for a guest.</param>
/// <param name="IsGuest">Whether they came in without an account.</param>
/// <param name="Page">Path and query.</param>
/// <param name="Title">What the page is called, for telling people where they typed something; empty where that isn't known.</param>
internal sealed record FormOwner(Guid Id, bool IsGuest, string Page, string Title = "")
{
    private const int Head = 16 + 1 + 8;

    public bool IsSameAs(FormOwner? other) => other is not null && Id == other.Id && IsGuest == other.IsGuest;

    public byte[] Write(DateTime shownAt)
    {
        // No address has a line break in it.
        var where = $"{Page}\n{Title}";
        var bytes = new byte[Head + Encoding.UTF8.GetByteCount(where)];
        Id.TryWriteBytes(bytes);
        bytes[16] = IsGuest ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(17), shownAt.Ticks);
        Encoding.UTF8.GetBytes(where, bytes.AsSpan(Head));
        return bytes;
    }

    public static (FormOwner Owner, DateTime ShownAt)? Read(byte[] bytes)
    {
        if (bytes.Length < Head || Encoding.UTF8.GetString(bytes.AsSpan(Head)).Split('\n') is not [var page, var title])
        {
            return null;
        }
        var shownAt = new DateTime(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(17)), DateTimeKind.Utc);
        return (new FormOwner(new Guid(bytes.AsSpan(0, 16)), bytes[16] == 1, page, title), shownAt);
    }
}

/// <summary>Somebody who fills in forms without an account, as by a link and a code. A room that lets such people in registers this.</summary>
internal interface IFormGuest
{
    /// <summary>What stands for the guest, the same each time they come in; <c>null</c> when this request has none.</summary>
    ValueTask<Guid?> FindAsync(HttpContext http, CancellationToken cancellation);

    /// <summary>Where a guest whose time is over learns how to come in again; <c>null</c> for a page that isn't this room's.</summary>
    string? ReturnTo(string page);
}
