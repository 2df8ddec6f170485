using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Membership.Infrastructure.Identity;

/// <summary>Where a request came from, as coarsely as is enough for its owner to recognise it.</summary>
/// <param name="Device">Browser and system, such as "Firefox, Linux".</param>
/// <param name="Network">The first 24 bits of an IPv4 address, the first 48 of an IPv6 address.</param>
public sealed record RequestOrigin(string Device, string Network)
{
    // Longer names first: every browser calls itself by the names of those before it.
    private static readonly (string Token, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Token, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>Reads it off a request.</summary>
    public static RequestOrigin Of(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        var words = new[] { Find(Browsers, agent), Find(Systems, agent) }.OfType<string>();
        return new RequestOrigin(string.Join(", ", words), NetworkOf(http.Connection.RemoteIpAddress));
    }

    private static string? Find((string Token, string Name)[] names, string agent) =>
        names.Where(n => agent.Contains(n.Token, StringComparison.Ordinal)).Select(n => n.Name).FirstOrDefault();

    private static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var (length, bits) = address.AddressFamily is AddressFamily.InterNetwork ? (3, 24) : (6, 48);
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(length).Clear();
        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{bits}");
    }
}
