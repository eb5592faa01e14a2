// Asio's and Beast's own code, compiled once (separate compilation keeps every other file small).
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
